-- Asks for the pages of a list in turn, each connection from another place, and counts what is not whole.
local paths = {}
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  for line in io.lines(arguments[1]) do
    table.insert(paths, line)
  end
  at = math.random(#paths)
  wrong = 0
  first = ""
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

-- A page ends as pages do, with a script or two behind it; other files are compared by readers who know their hashes.
function response(status, headers, body)
  local isPage = (headers["Content-Type"] or ""):find("text/html", 1, true)
  if status ~= 200 or (isPage and not body:find("</html>", -400, true)) then
    wrong = wrong + 1
    if first == "" then
      first = status .. " " .. body:sub(1, 80):gsub("%s+", " ")
    end
  end
end

function done(summary)
  local wrong, first = 0, ""
  for _, thread in ipairs(threads) do
    wrong = wrong + thread:get("wrong")
    if first == "" then
      first = thread:get("first")
    end
  end
  local errors = summary.errors
  io.write(string.format("requests=%d wrong=%d connect=%d read=%d write=%d timeout=%d first=%s\n",
    summary.requests, wrong, errors.connect, errors.read, errors.write, errors.timeout, first))
end
