package io.meterproof.quickstart.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A contract that is said again with other rules. */
record RuledContract(Contract contract) {
    private static final String RULES = "rules";
    private static final String ACROSS = "across";
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Without rules. */
    Contract without() {
        return said(null);
    }

    /**
     * With the rules of a file in YAML or JSON.
     *
     * @throws InvalidDocumentException with the field and the reason, where a rule says nothing or the file is neither
     * @throws UnreadableFileException where it cannot be read
     */
    Contract with(Path file) throws UnreadableFileException {
        return said(read(file));
    }

    /**
     * With its own rules, and with those of a file as rules that the account's contracts share; without a file with its own alone.
     *
     * @throws InvalidDocumentException with the field and the reason, where a rule says nothing or the file is neither
     * @throws UnreadableFileException where it cannot be read
     */
    Contract sharing(@Nullable Path file) throws UnreadableFileException {
        ArrayNode rules = YAML.createArrayNode();
        for (JsonNode rule : CanonicalJson.parse(DocumentCodec.encode(contract)).path(RULES)) {
            if (!rule.has(ACROSS)) {
                rules.add(rule);
            }
        }
        for (JsonNode rule : file == null ? YAML.createArrayNode() : read(file)) {
            if (!(rule instanceof ObjectNode said)) {
                throw new InvalidDocumentException(RULES, "are not a list of rules");
            }
            rules.add(said.put(ACROSS, "account"));
        }
        return rules.isEmpty() ? without() : said(rules);
    }

    private static JsonNode read(Path file) throws UnreadableFileException {
        try {
            JsonNode rules = YAML.readTree(Files.readString(file));
            if (!rules.isArray()) {
                throw new InvalidDocumentException(RULES, "are not a list");
            }
            return rules;
        } catch (JsonProcessingException e) {
            throw new InvalidDocumentException(RULES, "are neither YAML nor JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableFileException("read", file, e);
        }
    }

    private Contract said(@Nullable JsonNode rules) {
        ObjectNode json = CanonicalJson.parse(DocumentCodec.encode(contract));
        json.remove(RULES);
        if (rules != null) {
            json.set(RULES, rules);
        }
        return (Contract) DocumentCodec.decode(CanonicalJson.encode(json));
    }
}
