# Installation of the library for others, and the Debian package.
