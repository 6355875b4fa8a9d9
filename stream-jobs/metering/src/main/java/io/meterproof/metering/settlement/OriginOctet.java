package io.meterproof.metering.settlement;

import io.meterproof.formats.block.OriginClass;
import io.meterproof.metering.ledger.Origin;

/** An origin as one byte of state: its class, and 128 more where it is simulated. */
final class OriginOctet {
    private static final int SIMULATED = 0x80;
    private static final int CLASS = 0x7f;

    private OriginOctet() {}

    static int of(Origin origin) {
        return origin.originClass().ordinal() + (origin.simulated() ? SIMULATED : 0);
    }

    /** @param octet of either sign, as bytes are */
    static Origin read(int octet) {
        int code = octet & CLASS;
        OriginClass[] classes = OriginClass.values();
        if (code >= classes.length) {
            throw new IllegalArgumentException("unknown origin class " + code);
        }
        return new Origin(classes[code], (octet & SIMULATED) != 0);
    }
}
