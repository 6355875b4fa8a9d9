package io.meterproof.anchor.witness;

/** Too few witnesses have cosigned: try again. */
public final class WitnessesUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WitnessesUnavailableException(String message) {
        super(message);
    }
}
