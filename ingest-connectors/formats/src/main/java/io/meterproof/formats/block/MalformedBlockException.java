package io.meterproof.formats.block;

/** Bytes that are not a block, or not the readings of one; the message is the reason that is kept with them. */
public final class MalformedBlockException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public MalformedBlockException(String reason) {
        super(reason);
    }
}
