package io.meterproof.billing.cassandra;

import com.datastax.oss.driver.api.core.data.ByteUtils;
import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.Role;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Signatures of a document as a map: {@code ROLE:key in hexadecimal} to the signature. */
final class Signatures {
    private Signatures() {}

    static Map<String, ByteBuffer> toMap(List<DocumentSignature> signatures) {
        Map<String, ByteBuffer> map = new TreeMap<>();
        for (DocumentSignature each : signatures) {
            map.put(each.role() + ":" + each.key().hex(), ByteBuffer.wrap(each.signature()));
        }
        return map;
    }

    static List<DocumentSignature> fromMap(Map<String, ByteBuffer> map) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(each -> signature(each.getKey().split(":", 2), each.getValue()))
                        .toList();
    }

    private static DocumentSignature signature(String[] roleAndKey, ByteBuffer signature) {
        return new DocumentSignature(
                Role.valueOf(roleAndKey[0]), Hash.parseHex(roleAndKey[1]), ByteUtils.getArray(signature));
    }
}
