package io.meterproof.records.wire;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.RestService;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

/** A registry that speaks Confluent's REST API. Its client caches by id, unknown ids for a few seconds. */
public final class ConfluentSchemaRegistry implements SchemaRegistry {
    private static final int CACHED_SCHEMAS = 1_000;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final Map<String, Object> REMEMBER_UNKNOWN_IDS =
            Map.of("missing.id.cache.ttl.sec", 10L, "missing.cache.size", 10_000);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final SchemaRegistryClient client;

    public ConfluentSchemaRegistry(SchemaRegistryClient client) {
        this.client = client;
    }

    /** A registry at a base URL such as {@code http://127.0.0.1:8080/apis/ccompat/v7}. */
    public static ConfluentSchemaRegistry at(String url) {
        RestService rest = new RestService(url);
        rest.setHttpConnectTimeoutMs(TIMEOUT_MILLIS);
        rest.setHttpReadTimeoutMs(TIMEOUT_MILLIS);
        return new ConfluentSchemaRegistry(new CachedSchemaRegistryClient(rest, CACHED_SCHEMAS, REMEMBER_UNKNOWN_IDS));
    }

    @Override
    public Optional<Integer> idOf(String subject, Schema schema) {
        return find("id of " + subject, () -> client.getId(subject, parsed(schema)));
    }

    @Override
    public Optional<Schema> byId(int id) {
        return find("schema " + id, () -> client.getSchemaById(id).canonicalString())
                .flatMap(ConfluentSchemaRegistry::parse);
    }

    @Override
    public int register(String subject, Schema schema) {
        return call("register " + subject, () -> client.register(subject, parsed(schema)));
    }

    @Override
    public void demandFullTransitiveCompatibility(String subject) {
        call("demand compatibility of " + subject, () -> client.updateCompatibility(subject, "FULL_TRANSITIVE"));
    }

    /** The client's Avro is a relocated copy of ours, so schemas cross as strings. */
    private static AvroSchema parsed(Schema schema) {
        return new AvroSchema(schema.toString());
    }

    /** An id may belong to a schema that this Avro does not read: then it is as good as unknown. */
    private static Optional<Schema> parse(String schema) {
        try {
            return Optional.of(new Schema.Parser().parse(schema));
        } catch (SchemaParseException notAvro) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> find(String what, Request<T> request) {
        try {
            return Optional.of(request.send());
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw unavailable(what, e);
        } catch (IOException e) {
            throw unavailable(what, e);
        }
    }

    private static <T> T call(String what, Request<T> request) {
        try {
            return request.send();
        } catch (RestClientException e) {
            throw e.getStatus() == CONFLICT || e.getStatus() == UNPROCESSABLE
                    ? new IllegalArgumentException("schema registry refuses to " + what + ": " + e.getMessage(), e)
                    : unavailable(what, e);
        } catch (IOException e) {
            throw unavailable(what, e);
        }
    }

    private static RegistryUnavailableException unavailable(String what, Exception cause) {
        return new RegistryUnavailableException("schema registry, " + what + ": " + cause.getMessage(), cause);
    }

    private interface Request<T> {
        T send() throws IOException, RestClientException;
    }
}
