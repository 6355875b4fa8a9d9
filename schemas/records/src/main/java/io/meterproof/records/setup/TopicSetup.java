package io.meterproof.records.setup;

import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics of the catalogue; those that exist must keep what the catalogue promises. */
public final class TopicSetup {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long RETRY_MILLIS = 100;

    private final Admin admin;
    private final short replicas;

    public TopicSetup(Admin admin, short replicas) {
        this.admin = admin;
        this.replicas = replicas;
    }

    /**
     * @throws IllegalStateException if a topic exists with other partitions than those that it is to have, or of a topic by shard fewer, or
     *     would forget what it must keep
     * @throws ExecutionException if the broker refuses or does not answer
     */
    public void create(List<Topic> topics) throws ExecutionException, InterruptedException {
        Map<String, KafkaFuture<Void>> created =
                admin.createTopics(topics.stream().map(this::newTopic).toList()).values();
        for (KafkaFuture<Void> each : created.values()) {
            toleratingPresence(each);
        }
        check(topics);
    }

    private NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), replicas).configs(configs(topic));
    }

    private static Map<String, String> configs(Topic topic) {
        Map<String, String> configs = new TreeMap<>(topic.promises());
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maxMessageBytes()));
        return configs;
    }

    private static void toleratingPresence(KafkaFuture<Void> created) throws ExecutionException, InterruptedException {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void check(List<Topic> topics) throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        List<ConfigResource> resources =
                topics.stream().map(TopicSetup::resource).toList();
        Map<String, TopicDescription> present =
                patiently(() -> admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs =
                patiently(() -> admin.describeConfigs(resources).all());
        for (Topic topic : topics) {
            checkPartitions(topic, present.get(topic.name()).partitions().size());
            checkPromises(topic, configs.get(resource(topic)));
        }
    }

    private static void checkPartitions(Topic topic, int partitions) {
        boolean isWhole =
                Topics.BY_SHARD.contains(topic) ? partitions >= topic.partitions() : partitions == topic.partitions();
        if (!isWhole) {
            throw new IllegalStateException(
                    topic.name() + " has " + partitions + " partitions, not " + topic.partitions());
        }
    }

    private static void checkPromises(Topic topic, Config config) {
        topic.promises().forEach((name, promised) -> {
            ConfigEntry entry = config.get(name);
            if (entry == null || !promised.equals(entry.value())) {
                throw new IllegalStateException(topic.name() + " must have " + name + "=" + promised + ", not "
                        + (entry == null ? "the default" : entry.value()));
            }
        });
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    /** A broker may say for a moment that it does not know a topic that was just created: it is asked again. */
    private static <T> T patiently(Supplier<KafkaFuture<T>> question) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return question.get().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }
}
