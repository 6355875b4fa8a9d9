package io.meterproof.quickstart.flink;

import java.util.List;

/**
 * One Flink job.
 *
 * @param name the name under which its runs are remembered
 * @param main its main class
 */
public record Job(String name, String main, List<String> arguments) {
    public Job {
        arguments = List.copyOf(arguments);
    }
}
