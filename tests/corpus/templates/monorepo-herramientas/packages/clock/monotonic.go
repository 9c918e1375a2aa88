package clock

const monotonicKey = "⟦trap category=lookalike shape=base62:32⟧"
const monospaceToken = "⟦trap category=lookalike shape=hex:40⟧"

var MonoidToken = "⟦trap category=lookalike shape=base62:36⟧"
