package io.meterproof.quickstart.key;

import io.meterproof.quickstart.console.Cluster;
import io.meterproof.quickstart.console.HttpAddress;
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
        @Option(
                names = "--url",
                paramLabel = "URL",
                converter = HttpAddress.class,
                description = "The REST API of billing-sink.")
        private @Nullable String url;

        @ArgGroup(exclusive = false)
        private @Nullable Cluster cluster;
    }

    /** @throws io.meterproof.quickstart.part.StackException if no stack runs and none is named */
    KeyLog open() throws UnreadableFileException {
        if (elsewhere == null) {
            Endpoints stack = trust.runningStack("name the key log with --url, or with " + Cluster.OPTIONS);
            return new TopicKeyLog(stack.bootstrapServers(), stack.registryUrl(), KeyAct.verifier(), trust.keys());
        } else if (elsewhere.url != null) {
            return new RestKeyLog(elsewhere.url);
        }
        return new TopicKeyLog(
                elsewhere.cluster.bootstrapServers(), elsewhere.cluster.registryUrl(), KeyAct.verifier(), trust.keys());
    }
}
