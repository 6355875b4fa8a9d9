package io.meterproof.tlog.witness;

import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.SignedNote;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The body of an {@code add-checkpoint} request: {@code old SIZE}, the hashes of a consistency proof, an empty line, a checkpoint
 * (C2SP tlog-witness).
 *
 * @param oldSize of the tree that the witness has cosigned last, zero for none
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote note) {
    private static final int MOST_HASHES = 63;
    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,18})");

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /**
     * Reads a request.
     *
     * @throws InvalidProofException unless it is exactly one
     */
    public static AddCheckpoint parse(String body) {
        int blank = body.indexOf("\n\n");
        if (blank < 0) {
            throw new InvalidProofException("a request is an old size, a proof, an empty line and a checkpoint");
        }
        List<String> lines = List.of(body.substring(0, blank).split("\n", -1));
        if (!OLD.matcher(lines.get(0)).matches() || lines.size() > 1 + MOST_HASHES) {
            throw new InvalidProofException("a request begins with an old size and at most 63 hashes");
        }
        List<Hash> proof = new ArrayList<>();
        lines.subList(1, lines.size()).forEach(line -> proof.add(hash(line)));
        return new AddCheckpoint(size(lines.get(0)), proof, SignedNote.parse(body.substring(blank + 2)));
    }

    /** What was signed. */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }

    private static long size(String line) {
        try {
            return Long.parseLong(line.substring("old ".length()));
        } catch (NumberFormatException e) {
            throw new InvalidProofException("the old size passes 2^63 - 1", e);
        }
    }

    private static Hash hash(String line) {
        try {
            Hash hash = Hash.of(Base64.getDecoder().decode(line));
            if (!base64(hash).equals(line)) {
                throw new InvalidProofException("not canonical base64: " + line);
            }
            return hash;
        } catch (IllegalArgumentException e) {
            throw new InvalidProofException("not a hash in base64: " + line, e);
        }
    }

    private static String base64(Hash hash) {
        return Base64.getEncoder().encodeToString(hash.bytes());
    }

    /** The body. */
    @Override
    public String toString() {
        StringBuilder body = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(hash -> body.append(base64(hash)).append('\n'));
        return body.append('\n').append(note).toString();
    }
}
