package io.meterproof.formats.block;

/** Units; values are whole thousandths of them (1 kWh = 1000). */
public enum MeasurementUnit {
    KILOWATT_HOUR(1, "kWh"),
    CUBIC_METRE(2, "m3"),
    KILOVAR_HOUR(3, "kvarh");

    private static final MeasurementUnit[] ALL = values();

    private final byte code;
    private final String symbol;

    MeasurementUnit(int code, String symbol) {
        this.code = (byte) code;
        this.symbol = symbol;
    }

    /** The unit as tariffs and bills write it. */
    public String symbol() {
        return symbol;
    }

    /** The code in the signed bytes. */
    public byte code() {
        return code;
    }

    /**
     * The constant of a symbol.
     *
     * @throws IllegalArgumentException for a symbol that this version does not know
     */
    public static MeasurementUnit ofSymbol(String symbol) {
        for (MeasurementUnit candidate : ALL) {
            if (candidate.symbol.equals(symbol)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("unknown unit " + symbol);
    }

    /**
     * The constant of a signed code.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static MeasurementUnit ofCode(int code) {
        for (MeasurementUnit candidate : ALL) {
            if (candidate.code == code) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("unknown MeasurementUnit code " + code);
    }
}
