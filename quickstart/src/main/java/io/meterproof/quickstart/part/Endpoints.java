package io.meterproof.quickstart.part;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the parts of a running stack answer.
 *
 * @param cassandra host:port of the CQL server
 * @param keysDir the key pairs of the local operator's roles
 * @param trustFile what a verifier is asked to trust
 */
public record Endpoints(
        String bootstrapServers,
        String registryUrl,
        String cassandra,
        String rpcUrl,
        String flinkRestUrl,
        String connectUrl,
        String anchorUrl,
        String billingUrl,
        Path keysDir,
        Path trustFile,
        Path logsDir) {

    public static Endpoints of(StackDirectory directory, Map<String, Integer> ports) {
        return new Endpoints(
                address(ports, Port.KAFKA),
                url(ports, Port.REGISTRY) + "/apis/ccompat/v7",
                address(ports, Port.CASSANDRA),
                url(ports, Port.CHAIN),
                url(ports, Port.FLINK),
                url(ports, Port.CONNECT),
                url(ports, Port.ANCHOR),
                url(ports, Port.BILLING),
                directory.keys(),
                directory.trust(),
                directory.logs());
    }

    private static String url(Map<String, Integer> ports, Port port) {
        return "http://" + address(ports, port);
    }

    private static String address(Map<String, Integer> ports, Port port) {
        return "127.0.0.1:" + ports.get(port.label());
    }
}
