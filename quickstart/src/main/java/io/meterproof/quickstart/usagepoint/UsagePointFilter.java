package io.meterproof.quickstart.usagepoint;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether all of a list is wanted, or what is of one usage point. */
final class UsagePointFilter {
    private static final String ALL = "100000";

    @Option(names = "--usage-point", paramLabel = "ID", description = "Only of this one.")
    private @Nullable String usagePoint;

    /** The whole list's path with its query. */
    String of(String list) {
        String only = usagePoint == null ? "" : "&usagePoint=" + BillingApi.encoded(usagePoint);
        return list + "?limit=" + ALL + only;
    }
}
