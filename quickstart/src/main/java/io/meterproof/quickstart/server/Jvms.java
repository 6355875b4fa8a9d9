package io.meterproof.quickstart.server;

import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.process.Jvm;

/** What the child JVMs have in common: where temporary files go, and logging. */
public final class Jvms {
    private Jvms() {}

    /** A library that a killed process unpacked is found and deleted there by the next start. */
    public static Jvm of(Site site, String heap) {
        return Jvm.withHeap(heap).property("java.io.tmpdir", site.directory().temporary());
    }

    public static Jvm logged(Site site, String heap) {
        return of(site, heap)
                .property("logback.configurationFile", site.installation().runtime("logback.xml"));
    }
}
