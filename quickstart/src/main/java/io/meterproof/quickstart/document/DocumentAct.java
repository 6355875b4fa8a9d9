package io.meterproof.quickstart.document;

import io.meterproof.quickstart.key.KeyAct;

/** One command about documents of reference data; refusals and files as for keys. */
abstract class DocumentAct extends KeyAct {
    @Override
    protected final String shownBy() {
        return "document";
    }
}
