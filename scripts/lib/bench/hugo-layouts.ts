/**
 * What Hugo's pages hold: `bare` is the least that is a page of ours at all, `equal` has every part that ours have. Both
 * print what stands in the content files and look nothing up; what is the same on many pages is made once (`partialCached`).
 */
export type HugoPages = 'bare' | 'equal';

const bareFrame = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title>
<meta name="ColumnName" content="{{ .Section }}"><link rel="canonical" href="{{ .Permalink }}">
{{ with .OutputFormats.Get "rss" }}<link rel="alternate" type="application/rss+xml" href="{{ .Permalink }}">{{ end }}
<link rel="stylesheet" href="/style.css"></head><body><a href="#main">跳到正文</a>
<header><a href="/">{{ site.Title }}</a><form action="/search.html"><input name="q"></form>
<nav><ul>{{ range site.Params.columns }}<li><a href="/{{ .path }}/">{{ .label }}</a></li>{{ end }}</ul></nav></header>
<main id="main">{{ block "main" . }}{{ end }}</main>
<footer><ul>{{ range site.Params.foot }}<li>{{ . }}</li>{{ end }}</ul><p>{{ .Permalink }}</p></footer></body></html>`;

const bareSingle = `{{ define "main" }}<nav><a href="/">首页</a> <a href="/{{ .Section }}/">{{ .Section }}</a></nav>
<article><h1>{{ .Title }}</h1><dl>{{ range .Params.facts }}<dt>{{ index . 0 }}</dt><dd>{{ index . 1 }}</dd>{{ end }}</dl>
{{ .Content }}</article>{{ end }}`;

const bareList = `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ $pages := .Paginate .Pages }}
{{ range $pages.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2006-01-02" }}</time>
{{ range first 3 .Params.facts }}<span>{{ index . 1 }}</span>{{ end }}</li>{{ end }}</ul>
{{ with $pages.Prev }}<a href="{{ .URL }}">上一页</a>{{ end }} {{ with $pages.Next }}<a href="{{ .URL }}">下一页</a>{{ end }}{{ end }}`;

const home = `{{ define "main" }}<h1>{{ site.Title }}</h1><ul>{{ range first 8 site.RegularPages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}`;

const bareTwin =
  '{{ dict "url" .Permalink "title" .Title "date" .Date "record" .Params.facts "text" .Content | jsonify }}';

const equalFrame = `{{ $column := partialCached "column" . .Section .Type }}<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{ .Title }} - {{ site.Title }}</title>{{ partialCached "site-tags" . }}<meta name="ColumnName" content="{{ $column.label }}"><meta name="ColumnDescription" content="{{ $column.description }}"><meta name="ColumnKeywords" content="{{ $column.keywords }}"><meta name="ColumnType" content="{{ $column.label }}">{{ if .IsPage }}<meta name="ArticleTitle" content="{{ .Title }}"><meta name="PubDate" content="{{ .Date.Format "2006-01-02 15:04" }}"><meta name="ContentSource" content="{{ site.Title }}"><meta name="Keywords" content="{{ .Params.words }}"><meta name="Description" content="{{ .Params.summary }}"><meta name="Url" content="{{ .Permalink }}"><meta name="description" content="{{ .Params.summary }}">{{ end }}<link rel="canonical" href="{{ .Permalink }}"><meta name="color-scheme" content="light"><meta name="theme-color" content="#0c3362"><link rel="icon" type="image/svg+xml" href="/_astro/emblem.svg">{{ partialCached "feeds" $column $column.path }}<script src="/_astro/reading.js"></script>{{ if .IsPage }}<link rel="alternate" type="application/json" href="{{ replace .RelPermalink ".html" ".json" }}">{{ end }}<link rel="stylesheet" href="/_astro/Base.css"></head><body><a class="skip" href="#main">跳到正文</a>{{ partialCached "header" $column $column.path }}<main id="main" tabindex="-1"><div class="wrap"><nav class="crumbs" aria-label="当前位置"><ol><li><a href="/">首页</a></li><li><a href="/disclosure/">政府信息公开</a></li>{{ if .IsPage }}<li><a href="/{{ $column.path }}/">{{ $column.label }}</a></li><li aria-current="page">正文</li>{{ else }}<li aria-current="page">{{ $column.label }}</li>{{ end }}</ol></nav></div>{{ block "main" . }}{{ end }}</main><footer class="foot" aria-label="站点信息"><div class="wrap"><div class="ledger num" role="group" aria-label="本页发布信息"><a href="/releases/1.html"><b>第 1 号发布</b></a><span>{{ .Date.Format "2006-01-02 15:04:05" }} 上线</span><span>校验值 <code>{{ .Params.check }}</code></span></div>{{ partialCached "foot-links" . }}<a href="https://zfwzzc.www.gov.cn/exposure/jiucuo.html?site_code=0000000000&amp;url={{ urlquery .Permalink }}">我为政府网站找错</a>{{ partialCached "foot" . }}<p class="print-only">{{ .Permalink }}</p></div></footer></body></html>`;

const equalSingle = `{{ define "main" }}<div class="wrap cols detail"><article data-record="{{ .Params.id }}"><h1 class="doc-title">{{ .Title }}</h1>{{ with .Params.number }}<p class="doc-number num">{{ . }}</p>{{ end }}<dl class="facts" aria-label="基本信息">{{ range .Params.facts }}<div><dt>{{ index . 0 }}</dt><dd>{{ index . 1 }}</dd></div>{{ end }}</dl>{{ with .Params.summary }}<div class="notice"><p><b>一句话看懂：</b>{{ . }}</p></div>{{ end }}{{ with .Params.outline }}<nav class="outline block" aria-label="本文目录"><h2>本文目录</h2><ol>{{ range $at, $heading := . }}<li><a href="#s-{{ add $at 1 }}">{{ $heading }}</a></li>{{ end }}</ol></nav>{{ end }}<div class="text">{{ .Content }}</div></article><aside class="aside" aria-label="相关信息">{{ range $label, $links := .Params.related }}<section><h2>{{ $label }}</h2><ul>{{ range $links }}<li><a href="{{ .path }}">{{ .title }}</a><span class="tag quiet">{{ $label }}</span></li>{{ end }}</ul></section>{{ end }}<section><h2>公开过程</h2><ol class="steps num">{{ range .Params.steps }}<li><time datetime="{{ .at }}">{{ .day }}<span>{{ .hour }}</span></time><span>{{ .label }}</span></li>{{ end }}</ol></section><p class="muted no-print">来源：{{ site.Title }}<br><a href="{{ replace .RelPermalink ".html" ".json" }}">机器可读数据（JSON）</a></p></aside></div>{{ end }}`;

const equalList = `{{ define "main" }}{{ $column := partialCached "column" . .Section .Type }}{{ $pages := .Paginate .Pages }}<div class="wrap"><section aria-labelledby="heading"><h1 class="page-title" id="heading">{{ $column.label }}（第 {{ $pages.PageNumber }} 页）</h1><p class="page-intro">{{ $column.description }}。</p>{{ partialCached "tools" $column $column.path }}{{ partialCached "filters" $column $column.path }}<ul class="docs">{{ range $pages.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><time class="num" datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2006-01-02" }}</time><p class="facts-line">{{ range .Params.line }}<span>{{ . }}</span>{{ end }}</p></li>{{ end }}</ul><nav class="pages" aria-label="翻页">{{ with $pages.Prev }}<a href="{{ .URL }}">较新一页</a>{{ end }}{{ with $pages.Next }}<a href="{{ .URL }}">较早一页</a>{{ end }}</nav></section></div>{{ end }}`;

const equalTwin =
  '{{ dict "url" .Permalink "publication" .Params.publication "record" .Params.fields "text" .Content | jsonify }}';

/** Parts that many pages share. */
const partials = {
  column: `{{ return (index site.Params.columnOf .Section | default (index site.Params.columnOf .Type) | default (index site.Params.columns 0)) }}`,
  'site-tags': `<meta name="SiteName" content="{{ site.Title }}"><meta name="SiteDomain" content="example.org"><meta name="SiteIDCode" content="0000000000">`,
  feeds: `{{ $column := . }}{{ range (slice "atom.xml" "rss.xml" "feed.json") }}<link rel="alternate" type="application/xml" title="{{ site.Title }}·{{ $column.label }}" href="/{{ $column.path }}/{{ . }}">{{ end }}`,
  header: `{{ $column := . }}<header><div class="topbar"><div class="wrap"><a href="https://example.org">云川市人民政府</a><ul aria-label="站点工具"><li><label class="switch"><input type="checkbox" id="reading" autocomplete="off">大字版</label></li><li><a href="/accessibility.html">无障碍与适老化声明</a></li></ul></div></div><div class="head"><div class="wrap"><a class="brand" href="/"><svg viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="23" fill="#134a86"></circle><path d="M24 7v8M24 33v8M7 24h8M33 24h8M12 12l5.6 5.6M30.4 30.4 36 36M36 12l-5.6 5.6M17.6 30.4 12 36" stroke="#fff" stroke-width="2.4" stroke-linecap="round"></path><circle cx="24" cy="24" r="6.5" fill="#fff"></circle></svg><span><b>{{ site.Title }}</b><span>政府信息公开</span></span></a><form class="find" role="search" action="/search.html"><label class="quiet-label" for="q">站内搜索</label><input id="q" name="q" type="search" placeholder="文号、标题、企业名称" maxlength="100" autocomplete="off"><button class="button">搜索</button></form></div><nav class="nav wrap" aria-label="主要栏目"><ul><li><a href="/">首页</a></li>{{ range site.Params.columns }}<li><a href="/{{ .path }}/"{{ if eq .path $column.path }} aria-current="true"{{ end }}>{{ .label }}</a></li>{{ end }}</ul></nav></div></header>`,
  tools: `{{ $column := . }}<div class="tools"><span class="num">按日期由新到旧</span><ul aria-label="订阅">{{ range $name, $file := (dict "Atom" "atom.xml" "RSS" "rss.xml" "JSON" "feed.json") }}<li><a href="/{{ $column.path }}/{{ $file }}">订阅 {{ $name }}</a></li>{{ end }}</ul></div>`,
  filters: `{{ range .facets }}{{ $facet := . }}<section class="filter"><h2>{{ .label }}</h2><ul>{{ range $term, $pages := index site.Taxonomies .taxonomy }}<li><a href="/{{ $facet.taxonomy }}/{{ $term }}.html">{{ $term }}</a><span class="num">{{ len $pages }}</span></li>{{ end }}</ul></section>{{ end }}`,
  'foot-links': `<nav aria-label="站点信息"><ul>{{ range site.Params.footLinks }}<li><a href="{{ .path }}">{{ .label }}</a></li>{{ end }}</ul></nav>`,
  foot: `<ul class="foot-facts num">{{ range site.Params.foot }}<li>{{ . }}</li>{{ end }}</ul><p><span class="mark">党政机关网站标识</span></p>`,
};

/** Files below `layouts`, by name. */
export const hugoLayouts: Record<HugoPages, Record<string, string>> = {
  bare: {
    '_default/baseof.html': bareFrame,
    '_default/single.html': bareSingle,
    '_default/list.html': bareList,
    '_default/single.json': bareTwin,
    'index.html': home,
  },
  equal: {
    '_default/baseof.html': equalFrame,
    '_default/single.html': equalSingle,
    '_default/list.html': equalList,
    '_default/single.json': equalTwin,
    'index.html': home,
    ...Object.fromEntries(Object.entries(partials).map(([name, text]) => [`partials/${name}.html`, text])),
  },
};
