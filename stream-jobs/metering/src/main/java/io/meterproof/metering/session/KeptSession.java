package io.meterproof.metering.session;

/**
 * An accepted session of a channel.
 *
 * @param number its first sequence number: by that of its begin the meter counted it
 * @param signer which of the channel's signers signed it
 * @param subject where it settles, as the runtime numbers those
 * @param stands whether it settles
 */
public record KeptSession(long number, SessionSpan span, int signer, int subject, boolean stands) {
    KeptSession standing(boolean now) {
        return new KeptSession(number, span, signer, subject, now);
    }

    boolean overlaps(KeptSession other) {
        return span.overlaps(other.span);
    }
}
