package io.meterproof.quickstart.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.quickstart.key.KeyAct;

/** One command about documents of reference data; refusals and files as for keys. */
abstract class DocumentAct extends KeyAct {
    @Override
    protected final String shownBy() {
        return "document";
    }

    /** Says what was done, in words or as JSON. */
    final void told(ObjectNode json, String words) {
        say(json, words);
    }
}
