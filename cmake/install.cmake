# make install: program, data, and what the program says of itself (man page, completions).
include(GNUInstallDirs)
install(TARGETS lagebild RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/languages ${CMAKE_SOURCE_DIR}/knowledge DESTINATION ${CMAKE_INSTALL_DATADIR}/lagebild
        PATTERN "corpus" EXCLUDE)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE ${CMAKE_SOURCE_DIR}/NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(CODE "
  set(at \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}\")
  function(said file)
    get_filename_component(folder \"\${at}/\${file}\" DIRECTORY)
    file(MAKE_DIRECTORY \"\${folder}\")
    execute_process(COMMAND \"$<TARGET_FILE:lagebild>\" \${ARGN} OUTPUT_FILE \"\${at}/\${file}\" COMMAND_ERROR_IS_FATAL ANY)
    message(STATUS \"Installing: \${at}/\${file}\")
  endfunction()
  said(man/man1/lagebild.1 man)
  said(bash-completion/completions/lagebild completions bash)
  said(zsh/site-functions/_lagebild completions zsh)
  said(fish/vendor_completions.d/lagebild.fish completions fish)
")
