package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.settlement.Segment;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Usages that an account need not remember, on their way to it: {@code count × 32 bytes}. */
final class FinishedUsages {
    private FinishedUsages() {}

    /** One message for each account. */
    static List<Message> messages(List<Segment> segments) {
        Map<String, List<Hash>> byAccount = new LinkedHashMap<>();
        for (Segment segment : segments) {
            byAccount
                    .computeIfAbsent(segment.usage().account(), account -> new ArrayList<>())
                    .add(segment.usageId());
        }
        List<Message> messages = new ArrayList<>();
        byAccount.forEach((account, ids) -> messages.add(Message.to(MessageKind.FINISHED, account, null, encode(ids))));
        return messages;
    }

    static List<Hash> decode(byte[] value) {
        List<Hash> ids = new ArrayList<>();
        for (int at = 0; at < value.length; at += Hash.LENGTH) {
            ids.add(Hash.of(Arrays.copyOfRange(value, at, at + Hash.LENGTH)));
        }
        return ids;
    }

    private static byte[] encode(List<Hash> ids) {
        ByteBuffer value = ByteBuffer.allocate(ids.size() * Hash.LENGTH);
        ids.forEach(id -> value.put(id.bytes()));
        return value.array();
    }
}
