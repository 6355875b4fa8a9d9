package io.meterproof.metering.posting;

/**
 * What one entry moves in one book.
 *
 * @param book see {@link Postings}
 * @param amount micro-units; a debit is positive, a credit negative
 */
public record Posting(String book, long amount) {}
