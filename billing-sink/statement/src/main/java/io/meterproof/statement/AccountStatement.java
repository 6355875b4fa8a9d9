package io.meterproof.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A statement. Figures are exact decimal strings, instants ISO 8601; what is not known is empty and left out of the JSON.
 *
 * @param statement sequence number of the statement entry in the account's chain
 * @param from begin of the service period
 * @param to its exclusive end
 * @param charges what the entries that the statement covers come to
 * @param closing what is owed after it; negative is credit
 * @param entriesRoot the root over the covered entries that the statement commits to, hexadecimal
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AccountStatement(
        String account,
        String holder,
        String currency,
        String statement,
        String from,
        String to,
        String booked,
        String zone,
        String opening,
        String charges,
        String topUps,
        String closing,
        String entriesRoot,
        List<Place> places,
        List<Correction> corrections) {

    /** All charges are at one place; those of the account as a whole at the place {@code account}. */
    public record Place(String place, String name, String charge, List<EndUse> endUses) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record EndUse(
            String endUse, String charge, List<Used> used, List<Component> components, List<Register> registers) {}

    /**
     * What was used between {@code from} and {@code to}, by what stood when the statement was made.
     *
     * @param direction {@code export} of what was fed in; empty of what was taken
     * @param kind {@code gross}, {@code deducted} or {@code net}; empty where no sub-meter's use is deducted
     * @param subMeter the usage point whose use is deducted
     * @param previous in the service period of the statement before
     * @param lastYear in the same period a year before
     * @param estimatedPercent how much of the quantity is estimated
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Used(
            String direction,
            String kind,
            String subMeter,
            String unit,
            String quantity,
            String perDay,
            String estimatedPercent,
            String previous,
            String previousPerDay,
            String lastYear,
            String lastYearPerDay) {}

    /**
     * The lines of one component and price, added up.
     *
     * @param price empty where the lines have several
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Component(
            String usagePoint,
            String component,
            String name,
            String quantity,
            String unit,
            String price,
            String amount) {}

    /**
     * A register of a meter when the period's first reading begins and when its last one ends; of a charging transaction when it
     * begins and ends.
     *
     * @param meter maker and serial number
     * @param multiplier of the register's advance, where that is not one
     * @param readType {@code actual}, {@code estimated}, {@code edited}, {@code questionable} or {@code derived}, of the closing read
     * @param origin who vouches for the closing read
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Register(
            String usagePoint,
            String meter,
            String obis,
            String unit,
            String opened,
            String opening,
            String closed,
            String closing,
            String multiplier,
            String readType,
            String origin) {}

    /**
     * Use that an earlier statement billed, taken back in this one.
     *
     * @param reversed number of the entry that billed it
     * @param statement the statement that covered that entry
     * @param rebilled what it was billed again at; empty where it was not
     * @param difference what the correction comes to
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Correction(
            String reversed,
            String statement,
            String usagePoint,
            String endUse,
            String from,
            String to,
            String billed,
            String rebilled,
            String difference,
            String booked) {}
}
