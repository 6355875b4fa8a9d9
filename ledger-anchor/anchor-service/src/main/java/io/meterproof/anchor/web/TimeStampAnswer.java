package io.meterproof.anchor.web;

import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.timestamp.TimeStamp;
import java.util.Base64;
import java.util.List;

/** The time-stamps of an epoch's root: the first, then each renewal of the one before. Binary values are base64. */
record TimeStampAnswer(String epoch, String root, List<Stamp> stamps) {
    record Stamp(String token, List<String> certificates, List<String> revocations, String time, String validUntil) {
        static Stamp of(TimeStamp stamp) {
            return new Stamp(
                    base64(stamp.token()),
                    stamp.certificates().stream().map(Stamp::base64).toList(),
                    stamp.revocations().stream().map(Stamp::base64).toList(),
                    stamp.time().toString(),
                    stamp.validUntil().toString());
        }

        private static String base64(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }

    static TimeStampAnswer of(Epoch epoch, List<TimeStamp> stamps) {
        return new TimeStampAnswer(
                Long.toString(epoch.number()),
                epoch.root().hex(),
                stamps.stream().map(Stamp::of).toList());
    }
}
