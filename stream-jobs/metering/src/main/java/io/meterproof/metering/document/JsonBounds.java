package io.meterproof.metering.document;

/**
 * How much a JSON text may hold, told before anything is built of it.
 *
 * @param values objects and arrays, and what is in them
 * @param depth of objects and arrays within each other
 */
public record JsonBounds(int values, int depth) {
    /** Of a single document: beyond what any has, and far below what hurts. */
    public static final JsonBounds DOCUMENT = new JsonBounds(200_000, 64);

    /** @throws InvalidDocumentException beyond them */
    void check(int seen, int deep) {
        if (seen > values) {
            throw new InvalidDocumentException("document", "has more than " + values + " values");
        }
        if (deep > depth) {
            throw new InvalidDocumentException("document", "is nested deeper than " + depth + " levels");
        }
    }
}
