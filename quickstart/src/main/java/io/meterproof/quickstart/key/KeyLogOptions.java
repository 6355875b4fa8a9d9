package io.meterproof.quickstart.key;

import io.meterproof.quickstart.part.Endpoints;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the key log is: of the running stack, unless named. */
final class KeyLogOptions {
    @Mixin
    private Trust trust;

    @ArgGroup
    private @Nullable Elsewhere elsewhere;

    private static final class Elsewhere {
        @Option(names = "--url", paramLabel = "URL", description = "The REST API of billing-sink.")
        private @Nullable String url;

        @ArgGroup(exclusive = false)
        private @Nullable Brokers brokers;
    }

    private static final class Brokers {
        @Option(names = "--bootstrap", required = true, paramLabel = "HOST:PORT", description = "Kafka.")
        private String bootstrapServers;

        @Option(names = "--registry", required = true, paramLabel = "URL", description = "The schema registry.")
        private String registryUrl;
    }

    /** @throws io.meterproof.quickstart.part.StackException if no stack runs and none is named */
    KeyLog open() throws UnreadableFileException {
        if (elsewhere == null) {
            Endpoints stack = trust.runningStack("name the key log with --url, or with --bootstrap and --registry");
            return new TopicKeyLog(stack.bootstrapServers(), stack.registryUrl(), KeyAct.verifier(), trust.keys());
        } else if (elsewhere.url != null) {
            return new RestKeyLog(elsewhere.url);
        }
        return new TopicKeyLog(
                elsewhere.brokers.bootstrapServers, elsewhere.brokers.registryUrl, KeyAct.verifier(), trust.keys());
    }
}
