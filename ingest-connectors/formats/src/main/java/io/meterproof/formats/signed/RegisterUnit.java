package io.meterproof.formats.signed;

import io.meterproof.formats.block.ObisCode;

/** A register as DLMS writes it: OBIS of six bytes, unit and scaler (IEC 62056-6-2 table of units), value. */
public final class RegisterUnit {
    private static final int WATT_HOUR = 30;

    private RegisterUnit() {}

    /**
     * The value {@code value · 10^scaler}.
     *
     * @throws MalformedSignedRecordException unless the unit is Wh, which is all that charging stations sign, and the scaler
     *     fits a signed byte, which is all of it that is signed
     */
    public static MeasuredQuantity quantity(byte[] obis, long unit, long scaler, long value)
            throws MalformedSignedRecordException {
        if (unit != WATT_HOUR) {
            throw new MalformedSignedRecordException("the unit is not Wh");
        }
        if (scaler < Byte.MIN_VALUE || scaler > Byte.MAX_VALUE) {
            throw new MalformedSignedRecordException("the scaler is no signed byte");
        }
        return new MeasuredQuantity(code(obis).toString(), ExactDecimal.scaled(value, (int) scaler), "Wh");
    }

    private static ObisCode code(byte[] obis) {
        return new ObisCode(
                Byte.toUnsignedInt(obis[0]),
                Byte.toUnsignedInt(obis[1]),
                Byte.toUnsignedInt(obis[2]),
                Byte.toUnsignedInt(obis[3]),
                Byte.toUnsignedInt(obis[4]),
                Byte.toUnsignedInt(obis[5]));
    }
}
