package io.meterproof.quickstart.backlog;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far billing-sink has come, by its own account. */
public record Archive(String billingUrl) {
    /** All that it keeps. */
    public static final List<Topic> TOPICS = List.of(
            Topics.READINGS_VERIFIED,
            Topics.READINGS_REJECTED,
            Topics.SETTLEMENT_LINES,
            Topics.ALERTS,
            Topics.ANOMALIES);

    /** How many offsets it is behind what was counted. */
    public long behind(TopicTally tally) throws IOException, InterruptedException {
        Map<TopicPartition, Long> positions = positions();
        return TOPICS.stream()
                .flatMap(topic -> tally.ends(topic).entrySet().stream())
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private Map<TopicPartition, Long> positions() throws IOException, InterruptedException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (JsonNode each : JsonHttp.get(billingUrl + "/progress").path("archived")) {
            var partition = new TopicPartition(
                    each.path("topic").asText(), each.path("partition").asInt());
            positions.put(partition, each.path("next").asLong());
        }
        return positions;
    }
}
