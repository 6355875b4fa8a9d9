package io.meterproof.jobs.settlement;

import io.meterproof.metering.commitment.PrivacyKeyHolder;

/** What settlement groups by: a usage point or a charging token, named like the holder of its privacy key. */
final class Subjects {
    private Subjects() {}

    static String ofUsagePoint(String usagePoint) {
        return PrivacyKeyHolder.usagePoint(usagePoint).name();
    }

    static String ofToken(String token) {
        return PrivacyKeyHolder.token(token).name();
    }
}
