package io.meterproof.formats.blockfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file that a head-end writes: a line of canonical JSON (RFC 8785) for each received block. The arrival lies in the
 * years 1970 to 9999 and keeps its milliseconds where it has any. The fields are those of {@link ReceivedBlock}; {@code format} stands only where it is a foreign one; {@code token} and {@code transaction} come together or not at
 * all. Binary values are strict base64 (RFC 4648 section 4, padded).
 */
public final class BlockFile {
    private static final Set<String> TEXTS = Set.of(
            "arrival", "format", "originClass", "readings", "signature", "signed", "source", "token", "transaction");
    private static final int MAX_TEXT = 16 << 20;
    private static final Instant FIRST_ARRIVAL = Instant.EPOCH;
    private static final Instant LAST_ARRIVAL = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MAX_TEXT).build())
            .build();

    private BlockFile() {}

    /** The line of a block, without its line end. */
    public static String format(ReceivedBlock block) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("arrival", arrival(block).toString());
            if (!block.isNative()) {
                json.writeStringField("format", block.format());
            }
            json.writeStringField("originClass", block.originClass().name());
            json.writeStringField("readings", base64(block.readings()));
            json.writeStringField("signature", base64(block.signature()));
            json.writeStringField("signed", base64(block.signed()));
            json.writeBooleanField("simulated", block.simulated());
            json.writeStringField("source", block.source());
            if (block.charging().isPresent()) {
                json.writeStringField("token", block.charging().get().token());
                json.writeStringField("transaction", block.charging().get().transaction());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string writer does not fail", e);
        }
        return line.toString();
    }

    /**
     * Reads a line, without its line end.
     *
     * @throws MalformedLineException unless the bytes are exactly what {@link #format} writes
     */
    public static ReceivedBlock parse(byte[] line) throws MalformedLineException {
        try {
            ReceivedBlock block = block(fields(line));
            if (!Arrays.equals(format(block).getBytes(UTF_8), line)) {
                throw new MalformedLineException("not the canonical JSON of a received block");
            }
            return block;
        } catch (IOException | DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new MalformedLineException("not a received block: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> fields(byte[] line) throws IOException, MalformedLineException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "not a JSON object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                boolean expected = name.equals("simulated")
                        ? value.isBoolean()
                        : TEXTS.contains(name) && value == JsonToken.VALUE_STRING;
                require(expected, "unexpected field or type: " + name);
                fields.put(name, json.getText());
            }
            require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null, "more than one object");
        }
        return fields;
    }

    private static ReceivedBlock block(Map<String, String> fields) throws MalformedLineException {
        return new ReceivedBlock(
                arrival(fields),
                OriginClass.valueOf(text(fields, "originClass")),
                Boolean.parseBoolean(text(fields, "simulated")),
                text(fields, "source"),
                fields.getOrDefault("format", ReceivedBlock.NATIVE),
                bytes(fields, "signed"),
                bytes(fields, "signature"),
                bytes(fields, "readings"),
                charging(fields));
    }

    private static Optional<ChargingTransaction> charging(Map<String, String> fields) throws MalformedLineException {
        if (!fields.containsKey("token") && !fields.containsKey("transaction")) {
            return Optional.empty();
        }
        return Optional.of(new ChargingTransaction(text(fields, "transaction"), text(fields, "token")));
    }

    private static long arrival(Map<String, String> fields) throws MalformedLineException {
        Instant arrival = Instant.parse(text(fields, "arrival"));
        require(
                !arrival.isBefore(FIRST_ARRIVAL) && !arrival.isAfter(LAST_ARRIVAL),
                "an arrival outside the years 1970 to 9999");
        return arrival.toEpochMilli();
    }

    private static String text(Map<String, String> fields, String name) throws MalformedLineException {
        String value = fields.get(name);
        require(value != null, "no field " + name);
        return value;
    }

    private static byte[] bytes(Map<String, String> fields, String name) throws MalformedLineException {
        return Base64.getDecoder().decode(text(fields, name));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Instant arrival(ReceivedBlock block) {
        return Instant.ofEpochMilli(block.arrival());
    }

    private static void require(boolean holds, String reason) throws MalformedLineException {
        if (!holds) {
            throw new MalformedLineException(reason);
        }
    }
}
