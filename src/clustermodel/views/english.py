"""English labels that are not simply the word of the vocabulary, which alone would tell a reader too little."""

ENGLISH = {
    "Aggregation|stock": "the level at the end of the period",
    "Aggregation|flow": "the sum over the period",
    "Aggregation|cumulative": "the sum since the beginning",
    "Flow|in": "to us",
    "Flow|out": "from us",
    "Flow|both": "both ways",
    "LinkKind|adverse": "to our harm",
    "Basis|stated": "stated in the text",
    "Basis|corrected": "stated with a slip",
    "Basis|strong": "inferred from the wording",
    "Basis|weak": "merely plausible",
    "missing: lost": "lost",
    "missing: absent": "not attached",
}
