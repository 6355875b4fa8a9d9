package io.meterproof.formats.signed;

/**
 * The user whom a record names.
 *
 * @param assigned whether the meter assigned the user successfully
 * @param type such as {@code ISO14443}; empty when the format has none
 * @param token the identification itself
 */
public record UserIdentification(boolean assigned, String type, String token, IdentificationLevel level) {

    /** Who it is, however well that is known: the records of one session name one user. */
    public UserIdentification regardlessOfLevel() {
        return new UserIdentification(assigned, type, token, IdentificationLevel.NOT_STATED);
    }
}
