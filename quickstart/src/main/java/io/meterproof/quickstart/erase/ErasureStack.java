package io.meterproof.quickstart.erase;

import io.meterproof.quickstart.key.Trust;
import io.meterproof.quickstart.key.UnreadableFileException;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The running stack, with the key that opens privacy keys. */
record ErasureStack(String bootstrapServers, TopicContents contents, SchemaRegistry registry, Holdings holdings) {

    static ErasureStack of(Trust trust) throws UnreadableFileException {
        Endpoints stack = trust.runningStack("name its data directory");
        var contents = new TopicContents(stack.bootstrapServers());
        var registry = ConfluentSchemaRegistry.at(stack.registryUrl());
        Path file = new KeyDirectory(stack.keysDir()).privacyMasterKey();
        try {
            byte[] masterKey = HexFormat.of().parseHex(Files.readString(file).strip());
            return new ErasureStack(
                    stack.bootstrapServers(), contents, registry, new Holdings(contents, registry, masterKey));
        } catch (IOException e) {
            throw new UnreadableFileException("read", file, e);
        }
    }
}
