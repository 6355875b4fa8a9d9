package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import java.util.Optional;

/**
 * What settlement groups by: a usage point or a charging token, named like the holder of its privacy key; or a sub-meter's usage point
 * and one that it is deducted at, as {@code usage-point/SUB-METER>PARENT}.
 */
final class Subjects {
    /** Stands in no identifier. */
    private static final char DEDUCTED_AT = '>';

    private Subjects() {}

    /** The one that a reading settles at, whose meter stands at a usage point. */
    static String of(Optional<ChargingTransaction> charging, String usagePoint) {
        return charging.isPresent() ? ofToken(charging.get().token()) : ofUsagePoint(usagePoint);
    }

    static String ofUsagePoint(String usagePoint) {
        return PrivacyKeyHolder.usagePoint(usagePoint).name();
    }

    /**
     * Where is deducted what a usage point counts that stands beneath another.
     *
     * @param subMeter the subject at which what it counts settles
     * @param parent id of the other
     */
    static String ofDeduction(String subMeter, String parent) {
        return subMeter + DEDUCTED_AT + parent;
    }

    static boolean isDeduction(String subject) {
        return subject.startsWith(ofUsagePoint("")) && subject.indexOf(DEDUCTED_AT) >= 0;
    }

    /** Whose privacy key hides what a subject's meters counted. */
    static String holderOf(String subject) {
        return isDeduction(subject) ? subject.substring(0, subject.indexOf(DEDUCTED_AT)) : subject;
    }

    /** The usage point or token from whose account something is charged or deducted. */
    static String chargedAt(String subject) {
        return isDeduction(subject) ? ofUsagePoint(parentOf(subject)) : subject;
    }

    /** The usage point at which a deduction is made. */
    static String parentOf(String deduction) {
        return deduction.substring(deduction.indexOf(DEDUCTED_AT) + 1);
    }

    static String ofToken(String token) {
        return PrivacyKeyHolder.token(token).name();
    }
}
