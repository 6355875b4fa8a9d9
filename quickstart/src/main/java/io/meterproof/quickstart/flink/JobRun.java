package io.meterproof.quickstart.flink;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last run of a job.
 *
 * @param jobId Flink's id of the run, 32 hexadecimal digits
 * @param from the snapshot at which the run began, null for an empty state
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobRun(String jobId, @Nullable String from) {
    /** Where the next run goes on: at the newest snapshot of this run, else where this run began. */
    Optional<String> resumePoint(Optional<String> newest) {
        return newest.or(() -> Optional.ofNullable(from));
    }
}
