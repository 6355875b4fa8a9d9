package io.meterproof.metering.charging;

import java.util.regex.Pattern;

/** The registers of energy that is delivered to the grid. */
public final class ExportRegisters {
    /** Value group C: 2 is active power exported, 22, 42 and 62 that of a phase (IEC 62056-6-1); C0 to C3 are OCMF's own (table 25). */
    private static final Pattern EXPORT = Pattern.compile("([^:]{1,8}:)?0*(2|22|42|62|[cC][0-3])\\.0*8\\..*");

    private ExportRegisters() {}

    /** Whether a register is one of them, by its OBIS code. */
    public static boolean contain(String register) {
        return EXPORT.matcher(register).matches();
    }
}
