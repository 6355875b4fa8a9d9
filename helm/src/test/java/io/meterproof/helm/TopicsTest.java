package io.meterproof.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private record Made(String name, int partitions, Map<String, String> promises, int maxMessageBytes) {
        static Made of(Topic topic) {
            return new Made(topic.name(), topic.partitions(), topic.promises(), topic.maxMessageBytes());
        }

        static Made of(JsonNode manifest) {
            JsonNode spec = manifest.get("spec");
            JsonNode config = spec.get("config");
            return new Made(
                    spec.get("topicName").asText(),
                    spec.get("partitions").asInt(),
                    promises(config),
                    config.get("max.message.bytes").asInt());
        }

        private static Map<String, String> promises(JsonNode config) {
            Map<String, String> promises = new TreeMap<>();
            config.fields()
                    .forEachRemaining(entry ->
                            promises.put(entry.getKey(), entry.getValue().asText()));
            promises.keySet().removeAll(Set.of("max.message.bytes", "min.insync.replicas"));
            return promises;
        }
    }

    @Test
    void theChartMakesTheTopicsOfTheCatalogue() throws IOException {
        assertThat(topics("defaults"))
                .map(Made::of)
                .containsExactlyInAnyOrderElementsOf(
                        Topics.ALL.stream().map(Made::of).toList());
    }

    @Test
    void topicsAreKeptForEverAndOutliveTheRelease() throws IOException {
        assertThat(topics("defaults")).allSatisfy(topic -> {
            assertThat(topic.at("/metadata/annotations")
                            .get("helm.sh/resource-policy")
                            .asText())
                    .isEqualTo("keep");
            assertThat(topic.at("/spec/config").get("retention.ms").asInt()).isEqualTo(-1);
            assertThat(topic.at("/spec/config").get("retention.bytes").asInt()).isEqualTo(-1);
        });
    }

    @Test
    void anInstallationMayHaveMorePartitions() throws IOException {
        Map<String, Integer> partitions =
                topics("everything").stream().map(Made::of).collect(Collectors.toMap(Made::name, Made::partitions));

        assertThat(partitions)
                .containsEntry("readings.received", 48)
                .containsEntry("log.leaves", 16)
                .containsEntry("log.tiles", 16)
                .containsEntry("registry.events", 1);
    }

    private static List<JsonNode> topics(String values) throws IOException {
        return Chart.ofKind(Chart.render(values), "KafkaTopic");
    }
}
