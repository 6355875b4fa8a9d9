package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** {@code trust.json}: written canonically, read in any form. */
public final class TrustFileCodec {
    private TrustFileCodec() {}

    public static String encode(TrustFile trust) {
        ObjectNode object = CanonicalJson.newObject().put("name", trust.name());
        ArrayNode keys = object.putArray("keys");
        trust.keys().keys().forEach(key -> keys.add(write(key)));
        if (!trust.keys().roots().isEmpty()) {
            ArrayNode roots = object.putArray("roots");
            trust.keys()
                    .roots()
                    .forEach(root -> roots.add(CanonicalJson.newObject()
                            .put("maker", root.maker())
                            .put("certificate", root.certificate())));
        }
        ArrayNode logs = object.putArray("logs");
        trust.logs()
                .forEach(log -> logs.add(
                        CanonicalJson.newObject().put("shard", log.shard()).put("origin", log.origin())));
        object.putObject("epochs").put("origin", trust.epochsOrigin());
        if (trust.witnesses() > 0) {
            object.put("witnesses", trust.witnesses());
        }
        trust.chain().ifPresent(chain -> object.set("chain", write(chain)));
        return CanonicalJson.encode(object);
    }

    /**
     * Reads a trust file.
     *
     * @throws InvalidDocumentException with the field and the reason
     */
    public static TrustFile decode(String json) {
        Fields fields = Fields.of(CanonicalJson.parseAnyForm(json));
        Fields epochs = fields.object("epochs");
        TrustedKeys keys = readKeys(fields);
        TrustFile trust = new TrustFile(
                fields.name("name"),
                keys,
                readLogs(fields),
                epochs.name("origin"),
                readWitnesses(fields, keys),
                fields.optional("chain", field -> readChain(fields.object(field))));
        epochs.done();
        fields.done();
        return trust;
    }

    private static ObjectNode write(TrustedKey key) {
        ObjectNode object = CanonicalJson.newObject()
                .put("role", key.role().name().toLowerCase(Locale.ROOT))
                .put("key", key.key().hex())
                .put("algorithm", KeyJson.name(key.algorithm()))
                .put("publicKey", key.publicKey());
        DocumentObject.putEffective(object, key.effective());
        return object;
    }

    private static ObjectNode write(TrustFile.Chain chain) {
        ObjectNode object =
                CanonicalJson.newObject().put("chainId", chain.chainId()).put("contract", chain.contract());
        DocumentObject.putOptional(object, "rpc", chain.rpc());
        return object;
    }

    private static TrustedKeys readKeys(Fields fields) {
        List<TrustedKey> keys = new ArrayList<>();
        for (Fields key : fields.objects("keys")) {
            keys.add(readKey(key));
            key.done();
        }
        return new TrustedKeys(keys, fields.has("roots") ? readRoots(fields) : List.of());
    }

    private static List<MakerRoot> readRoots(Fields fields) {
        List<MakerRoot> roots = new ArrayList<>();
        for (Fields root : fields.objects("roots")) {
            roots.add(new MakerRoot(root.identifier("maker"), root.text("certificate")));
            root.done();
        }
        return roots;
    }

    private static TrustedKey readKey(Fields fields) {
        Role role = fields.converted("role", name -> RegistryJson.constant(Role.class, name), "is not a role");
        SignatureAlgorithm algorithm = KeyJson.readAlgorithm(fields);
        byte[] publicKey = KeyJson.readPublicKey(fields, algorithm);
        Hash key = KeyJson.readKey(fields, algorithm, publicKey);
        return new TrustedKey(role, key, algorithm, HexFormat.of().formatHex(publicKey), fields.effective());
    }

    private static List<TrustFile.LogOrigin> readLogs(Fields fields) {
        List<TrustFile.LogOrigin> logs = new ArrayList<>();
        for (Fields log : fields.objects("logs")) {
            logs.add(new TrustFile.LogOrigin(log.count("shard"), log.name("origin")));
            log.done();
        }
        return logs;
    }

    private static int readWitnesses(Fields fields, TrustedKeys keys) {
        if (!fields.has("witnesses")) {
            return 0;
        }
        int demanded = fields.count("witnesses");
        long known =
                keys.keys().stream().filter(key -> key.role() == Role.WITNESS).count();
        if (demanded > known) {
            throw new InvalidDocumentException(
                    "witnesses", "demands more than the " + known + " that are among the keys");
        }
        return demanded;
    }

    private static TrustFile.Chain readChain(Fields fields) {
        TrustFile.Chain chain = new TrustFile.Chain(
                fields.converted("chainId", Long::parseUnsignedLong, "is not a decimal number in a string")
                        .toString(),
                fields.text("contract"),
                fields.optionalText("rpc"));
        fields.done();
        return chain;
    }
}
