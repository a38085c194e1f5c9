package io.topz.top;

import java.io.IOException;
import java.nio.file.Path;

/** A store of texts that outlives the process. */
interface UserFiles {

    /** Keeps what was copied, since not every terminal has a clipboard, and returns the file. */
    Path keepCopy(String text) throws IOException;

    /** Keeps a view for the next start, and returns the file. */
    Path keepView(String text) throws IOException;
}
