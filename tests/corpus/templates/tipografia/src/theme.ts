export const monoKey = '⟦trap category=lookalike⟧typography.mono.large.emphasis⟦/⟧';
export const tokens = { monoToken: '⟦trap category=lookalike⟧--font-family-monospace-default⟦/⟧', mono: { key: '⟦trap category=lookalike⟧JetBrainsMono-ExtraBold⟦/⟧' } };
console.error(this.mono.lastError, 'https://build.mono.lab.novell.com', tokens.mono.label);
