package io.meterproof.metering.document;

/** Beneath which usage point a sub-meter stands: what it counts then is deducted there. */
public record Parent(String usagePoint, Effective effective) {
    /** Of how many a usage point may say that it stood beneath them. */
    public static final int MOST = 16;
}
