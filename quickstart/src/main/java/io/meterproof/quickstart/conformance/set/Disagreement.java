package io.meterproof.quickstart.conformance.set;

/** A vector to which our answer is another than the expected one. */
public record Disagreement(String id, String expected, String got, String reason) {

    @Override
    public String toString() {
        return id + ": expected " + expected + ", got " + got + ": " + reason;
    }
}
