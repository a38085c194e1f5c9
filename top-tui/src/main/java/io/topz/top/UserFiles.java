package io.topz.top;

import java.io.IOException;
import java.nio.file.Path;

/** The files of the user, which outlive the process. */
interface UserFiles {

    /** Writes a copied text to a file, because not every terminal has a clipboard, and returns the file. */
    Path keepCopy(String text) throws IOException;

    /** Writes a view for the next start and returns the file. */
    Path keepView(String text) throws IOException;
}
