package io.meterproof.formats.signed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats that meters in the field sign. */
public enum SignedFormat {
    /** Open Charge Metering Format, SAFE, versions 0.4 to 1.4. */
    OCMF,
    /** Porsche Charging Data Format. */
    PCDF,
    /** Alfen's personalised data set. */
    ALFEN,
    /** SML with the extended EDL40 signature. */
    SML_EDL40,
    /** SML with Isabellenhütte's EDL40-P signature. */
    ISA_EDL40,
    /** The signed 320 bytes of EDL40 in a {@code signedMeterValue} envelope. */
    SML_XML,
    /** Mennekes' charging process or bill, signed as EDL40. */
    MENNEKES_EDL;

    /** The name in records and file names, such as {@code sml-edl40}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The name of what is signed, whatever it comes in: three formats carry the same 320 bytes of EDL40, and whoever puts them from
     * one into another has no other record.
     */
    public String layout() {
        return switch (this) {
            case SML_EDL40, SML_XML, MENNEKES_EDL -> "edl40";
            default -> label();
        };
    }

    /** The format of a label. */
    public static Optional<SignedFormat> labelled(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }
}
