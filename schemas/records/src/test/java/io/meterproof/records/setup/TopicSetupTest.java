package io.meterproof.records.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.records.Retention;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicSetupTest {
    private final Admin admin =
            MockAdminClient.create().numBrokers(1).defaultReplicationFactor(1).build();
    private final TopicSetup setup = new TopicSetup(admin, (short) 1);

    @Test
    void everyTopicOfTheCatalogueIsCreated() throws Exception {
        setup.create(Topics.ALL);

        assertThat(admin.listTopics().names().get())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.ALL.stream().map(Topic::name).toList());
    }

    @Test
    void creatingThemAgainChangesNothing() throws Exception {
        setup.create(Topics.ALL);

        assertThatCode(() -> setup.create(Topics.ALL)).doesNotThrowAnyException();
    }

    @Test
    void referenceTopicsAreCompacted() throws Exception {
        setup.create(Topics.ALL);

        assertThat(config("reference.accounts").get("cleanup.policy").value()).isEqualTo("compact");
    }

    @Test
    void anExistingTopicWithOtherPartitionsStopsTheSetup() throws Exception {
        setup.create(List.of(new Topic("log.leaves", 3, Retention.EVERYTHING, Optional.empty(), 1000)));

        assertThatThrownBy(() -> setup.create(Topics.ALL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("log.leaves has 3 partitions, not 4");
    }

    @Test
    void aLogThatWasGivenMoreShardsKeepsThem() throws Exception {
        setup.create(List.of(new Topic("log.leaves", 12, Retention.EVERYTHING, Optional.empty(), 1000)));

        assertThatCode(() -> setup.create(List.of(Topics.LOG_LEAVES))).doesNotThrowAnyException();
    }

    @Test
    void theTombstonesOfPrivacyKeysStay() throws Exception {
        setup.create(Topics.ALL);

        long kept =
                Long.parseLong(config("privacy.keys").get("delete.retention.ms").value());

        assertThat(Duration.ofMillis(kept)).isGreaterThan(Duration.ofDays(36_500));
        assertThat(config("privacy.keys").get("max.compaction.lag.ms").value()).isEqualTo("86400000");
    }

    @Test
    void anExistingTopicThatForgetsTombstonesStopsTheSetup() throws Exception {
        setup.create(List.of(new Topic("privacy.keys", 1, Retention.LAST_OF_KEY, Optional.empty(), 1000)));

        assertThatThrownBy(() -> setup.create(Topics.ALL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("privacy.keys must have delete.retention.ms=3155760000000, not ");
    }

    private Config config(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(List.of(resource)).all().get();
        return configs.get(resource);
    }
}
