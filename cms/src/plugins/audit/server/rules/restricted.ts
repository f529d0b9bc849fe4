/** A record that is for requesters or for nobody: whoever reads it is put on record. */
export function isRestricted({ disclosureAttribute }: Record<string, unknown>): boolean {
  return typeof disclosureAttribute === 'string' && disclosureAttribute !== 'proactive';
}
