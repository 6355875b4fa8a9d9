package io.meterproof.quickstart.flink;

/**
 * How many Flink checkpoints a job has completed since it was submitted.
 *
 * @param jobId Flink's id of the run; another run counts anew
 */
public record CheckpointCount(String jobId, long completed) {
    /** Whether a checkpoint was completed since an earlier count. */
    public boolean isAfter(CheckpointCount earlier) {
        return completed > (jobId.equals(earlier.jobId) ? earlier.completed : 0);
    }
}
