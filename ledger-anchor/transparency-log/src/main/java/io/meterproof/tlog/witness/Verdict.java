package io.meterproof.tlog.witness;

import io.meterproof.tlog.NoteSignature;
import io.meterproof.tlog.TreeHead;

/** What a witness makes of a request. */
public sealed interface Verdict {
    /** The status code of HTTP. */
    int status();

    /** To be stored as the newest head first, then answered. */
    record Cosigned(TreeHead head, NoteSignature signature) implements Verdict {
        @Override
        public int status() {
            return 200;
        }
    }

    /**
     * The log is at another size than the client thinks, or has shown another tree of this size.
     *
     * @param size that was cosigned last
     * @param splitView whether two trees of one size are signed: proof that the log has forked
     */
    record Conflict(long size, boolean splitView) implements Verdict {
        @Override
        public int status() {
            return 409;
        }
    }

    /** Nothing is cosigned: 400 malformed, 403 not signed by the log, 404 another log, 422 no proof of consistency. */
    record Refused(int status, String why) implements Verdict {}
}
