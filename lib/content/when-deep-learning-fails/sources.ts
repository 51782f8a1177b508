import type { Source } from "@/lib/content/schema";

/** Primary sources only. `note` says what exactly was measured, where the sentence it supports could be read as more. */
export const sources: Source[] = [
  {
    id: "lecun-2015",
    cite: "Y. LeCun, Y. Bengio and G. Hinton, “Deep learning”, *Nature* 521, 2015.",
    url: "https://doi.org/10.1038/nature14539",
  },
  {
    id: "jumper-2021",
    cite: "J. Jumper et al., “Highly accurate protein structure prediction with AlphaFold”, *Nature* 596, 2021.",
    url: "https://doi.org/10.1038/s41586-021-03819-2",
  },
  {
    id: "quinonero-2009",
    cite: "J. Quiñonero-Candela et al. (eds.), *Dataset Shift in Machine Learning*, MIT Press, 2009.",
    url: "https://mitpress.mit.edu/9780262170055/dataset-shift-in-machine-learning/",
  },
  {
    id: "hein-2019",
    cite: "M. Hein, M. Andriushchenko and J. Bitterwolf, “Why ReLU Networks Yield High-Confidence Predictions Far Away From the Training Data and How to Mitigate the Problem”, *CVPR*, 2019.",
    url: "https://arxiv.org/abs/1812.05720",
  },
  {
    id: "michaelis-2019",
    cite: "C. Michaelis et al., *Benchmarking Robustness in Object Detection: Autonomous Driving when Winter is Coming*, 2019.",
    note: "Snow, fog, blur and other damage, added by computer. The same paper shows that cheap changes to the training pictures win part of the loss back.",
    url: "https://arxiv.org/abs/1907.07484",
  },
  {
    id: "hendrycks-2019",
    cite: "D. Hendrycks and T. Dietterich, “Benchmarking Neural Network Robustness to Common Corruptions and Perturbations”, *ICLR*, 2019.",
    note: "The same photographs with snow, fog, blur or other light added: errors rise.",
    url: "https://arxiv.org/abs/1903.12261",
  },
  {
    id: "koh-2021",
    cite: "P. W. Koh et al., “WILDS: A Benchmark of in-the-Wild Distribution Shifts”, *ICML*, 2021.",
    note: "Ten real shifts, among them new hospitals, other groups of people, and reviewers who write differently.",
    url: "https://arxiv.org/abs/2012.07421",
  },
  {
    id: "zech-2018",
    cite: "J. R. Zech et al., “Variable generalization performance of a deep learning model to detect pneumonia in chest radiographs”, *PLOS Medicine* 15(11), 2018.",
    note: "Clearly worse elsewhere in three comparisons out of five. The paper cannot say how much of the drop comes from the short cut.",
    url: "https://doi.org/10.1371/journal.pmed.1002683",
  },
  {
    id: "geirhos-2020",
    cite: "R. Geirhos et al., “Shortcut learning in deep neural networks”, *Nature Machine Intelligence* 2, 2020.",
    url: "https://doi.org/10.1038/s42256-020-00257-z",
  },
  {
    id: "barocas-2016",
    cite: "S. Barocas and A. D. Selbst, “Big Data’s Disparate Impact”, *California Law Review* 104, 2016.",
    url: "https://doi.org/10.15779/Z38BG31",
  },
  {
    id: "dastin-2018",
    cite: "J. Dastin, “Amazon scraps secret AI recruiting tool that showed bias against women”, *Reuters*, 10 October 2018.",
    note: "Told to Reuters by five people who knew the project. Amazon said that its recruiters never used the tool to judge candidates.",
    url: "https://www.reuters.com/article/us-amazon-com-jobs-automation-insight-idUSKCN1MK08G",
  },
  {
    id: "zhao-2017",
    cite: "J. Zhao et al., “Men Also Like Shopping: Reducing Gender Bias Amplification using Corpus-level Constraints”, *EMNLP*, 2017.",
    url: "https://aclanthology.org/D17-1323/",
  },
  {
    id: "grother-2019",
    cite: "P. Grother, M. Ngan and K. Hanaoka, *Face Recognition Vendor Test, Part 3: Demographic Effects*, NIST IR 8280, 2019.",
    note: "The effect differs much from program to program; a few of the most accurate showed almost none of it.",
    url: "https://doi.org/10.6028/NIST.IR.8280",
  },
  {
    id: "buolamwini-2018",
    cite: "J. Buolamwini and T. Gebru, “Gender Shades: Intersectional Accuracy Disparities in Commercial Gender Classification”, *Proceedings of Machine Learning Research* 81, 2018.",
    note: "Portraits of 1,270 members of six parliaments. The task was to tell women from men, not to recognise someone. The widest gap in one system: 34.7 against 0.3 errors in 100.",
    url: "https://proceedings.mlr.press/v81/buolamwini18a.html",
  },
  {
    id: "logg-2019",
    cite: "J. M. Logg, J. A. Minson and D. A. Moore, “Algorithm appreciation: People prefer algorithmic to human judgment”, *Organizational Behavior and Human Decision Processes* 151, 2019.",
    note: "Above all people without special training. Professionals who make forecasts for a living trusted the algorithm less.",
    url: "https://doi.org/10.1016/j.obhdp.2018.12.005",
  },
  {
    id: "brown-2020",
    cite: "T. B. Brown et al., “Language Models are Few-Shot Learners”, *NeurIPS*, 2020.",
    url: "https://arxiv.org/abs/2005.14165",
  },
  {
    id: "ji-2023",
    cite: "Z. Ji et al., “Survey of Hallucination in Natural Language Generation”, *ACM Computing Surveys* 55(12), 2023.",
    url: "https://doi.org/10.1145/3571730",
  },
  {
    id: "mata-2023",
    cite: "*Mata v. Avianca, Inc.*, No. 22-cv-1461, opinion and order on sanctions (S.D.N.Y., 22 June 2023).",
    note: "The fine, 5,000 dollars, was above all for standing by the opinions after the court had asked about them, not for using a chatbot.",
    url: "https://www.courtlistener.com/docket/63107798/mata-v-avianca-inc/",
  },
  {
    id: "walters-2023",
    cite: "W. H. Walters and E. I. Wilder, “Fabrication and errors in the bibliographic citations generated by ChatGPT”, *Scientific Reports* 13, 2023.",
    note: "636 references in 84 short papers on 42 topics. The older model (GPT-3.5) made up 55 in 100, the newer (GPT-4) 18 in 100.",
    url: "https://doi.org/10.1038/s41598-023-41032-5",
  },
  {
    id: "lin-2022",
    cite: "S. Lin, J. Hilton and O. Evans, “TruthfulQA: Measuring How Models Mimic Human Falsehoods”, *ACL*, 2022.",
    note: "On questions chosen because many people get them wrong. Later models, trained further with people’s feedback, do better.",
    url: "https://aclanthology.org/2022.acl-long.229/",
  },
  {
    id: "magesh-2025",
    cite: "V. Magesh et al., “Hallucination-Free? Assessing the Reliability of Leading AI Legal Research Tools”, *Journal of Empirical Legal Studies* 22, 2025.",
    note: "Tested in 2024, on more than 200 legal questions.",
    url: "https://doi.org/10.1111/jels.12413",
  },
  {
    id: "szegedy-2014",
    cite: "C. Szegedy et al., “Intriguing properties of neural networks”, *ICLR*, 2014.",
    url: "https://arxiv.org/abs/1312.6199",
  },
  {
    id: "goodfellow-2015",
    cite: "I. J. Goodfellow, J. Shlens and C. Szegedy, “Explaining and Harnessing Adversarial Examples”, *ICLR*, 2015.",
    url: "https://arxiv.org/abs/1412.6572",
  },
  {
    id: "eykholt-2018",
    cite: "K. Eykholt et al., “Robust Physical-World Attacks on Deep Learning Visual Classification”, *CVPR*, 2018.",
    note: "The network was the authors’ own and was shown only the sign, cut out of the picture. It was not a car. From a moving car 84.8 in 100 frames were misread.",
    url: "https://arxiv.org/abs/1707.08945",
  },
  {
    id: "carlini-2018",
    cite: "N. Carlini and D. Wagner, “Audio Adversarial Examples: Targeted Attacks on Speech-to-Text”, *IEEE Security and Privacy Workshops*, 2018.",
    note: "Against one program whose inside the authors knew, fed the file directly. Through a loudspeaker it did not work.",
    url: "https://arxiv.org/abs/1801.01944",
  },
  {
    id: "zhang-2017",
    cite: "G. Zhang et al., “DolphinAttack: Inaudible Voice Commands”, *ACM CCS*, 2017.",
    url: "https://arxiv.org/abs/1708.09537",
  },
  {
    id: "ilyas-2019",
    cite: "A. Ilyas et al., “Adversarial Examples Are Not Bugs, They Are Features”, *NeurIPS*, 2019.",
    url: "https://arxiv.org/abs/1905.02175",
  },
  {
    id: "lake-2017",
    cite: "B. M. Lake et al., “Building machines that learn and think like people”, *Behavioral and Brain Sciences* 40, 2017.",
    url: "https://doi.org/10.1017/S0140525X16001837",
  },
  {
    id: "raji-2019",
    cite: "I. D. Raji and J. Buolamwini, “Actionable Auditing: Investigating the Impact of Publicly Naming Biased Performance Results of Commercial AI Products”, *AIES*, 2019.",
    note: "Two companies that the first test had not named still made 22.5 and 31.4 errors in 100.",
    url: "https://doi.org/10.1145/3306618.3314244",
  },
  {
    id: "mitchell-2019",
    cite: "M. Mitchell et al., “Model Cards for Model Reporting”, *Proceedings of FAT ’19*, 2019.",
    url: "https://doi.org/10.1145/3287560.3287596",
  },
];
