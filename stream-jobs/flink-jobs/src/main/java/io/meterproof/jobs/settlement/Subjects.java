package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import java.util.Optional;

/** What settlement groups by: a usage point or a charging token, named like the holder of its privacy key. */
final class Subjects {
    private Subjects() {}

    /** The one that a reading settles at, whose meter stands at a usage point. */
    static String of(Optional<ChargingTransaction> charging, String usagePoint) {
        return charging.isPresent() ? ofToken(charging.get().token()) : ofUsagePoint(usagePoint);
    }

    static String ofUsagePoint(String usagePoint) {
        return PrivacyKeyHolder.usagePoint(usagePoint).name();
    }

    /** The usage point that a subject is. */
    static String usagePointOf(String subject) {
        return subject.substring(ofUsagePoint("").length());
    }

    static String ofToken(String token) {
        return PrivacyKeyHolder.token(token).name();
    }
}
