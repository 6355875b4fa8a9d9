package io.meterproof.records.setup;

import io.meterproof.records.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics of the catalogue; those that exist must have the partitions that the catalogue promises. */
public final class TopicSetup {
    private static final String FOREVER = "-1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long RETRY_MILLIS = 100;

    private final Admin admin;
    private final short replicas;

    public TopicSetup(Admin admin, short replicas) {
        this.admin = admin;
        this.replicas = replicas;
    }

    /**
     * @throws IllegalStateException if a topic exists with other partitions: a log's shards never change in number
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
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                FOREVER,
                TopicConfig.RETENTION_BYTES_CONFIG,
                FOREVER,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(topic.maxMessageBytes()));
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
        Map<String, TopicDescription> present = described(topics);
        for (Topic topic : topics) {
            int partitions = present.get(topic.name()).partitions().size();
            if (partitions != topic.partitions()) {
                throw new IllegalStateException(
                        topic.name() + " has " + partitions + " partitions, not " + topic.partitions());
            }
        }
    }

    /** A broker may say for a moment that it does not know a topic that was just created: it is asked again. */
    private Map<String, TopicDescription> described(List<Topic> topics)
            throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return admin.describeTopics(names).allTopicNames().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }
}
