package io.meterproof.metering.document;

import java.util.Locale;

/** As what an account answers for a usage point. */
public enum Party {
    /** Who agreed to it; the usual. */
    CUSTOMER,
    /** Who is taken to use it without having agreed. */
    DEEMED_OCCUPIER,
    /** Whose place it is, between occupiers. */
    LANDLORD,
    /** Nobody lives there: the account only bears what is used all the same. */
    VACANT;

    /** As documents name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a word that names none */
    static Party of(String word) {
        for (Party party : values()) {
            if (party.word().equals(word)) {
                return party;
            }
        }
        throw new IllegalArgumentException(word + " is no party");
    }
}
